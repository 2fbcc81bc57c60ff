"""How good are the results against labelled data?"""
