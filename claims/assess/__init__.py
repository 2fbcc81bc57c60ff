"""What do the claims of a fact, together, say?"""
