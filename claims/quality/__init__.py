"""Is what passes between the stages as it should be?"""
