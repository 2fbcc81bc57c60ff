"""How is a result written for people and programs?"""
