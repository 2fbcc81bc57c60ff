"""What does the surface of a text show: words, sentences, numerals, dates, furniture?"""
