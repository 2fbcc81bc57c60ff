"""What claims does a document make?"""
