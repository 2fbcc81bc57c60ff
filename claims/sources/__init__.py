"""How are documents read from what the world publishes?"""
