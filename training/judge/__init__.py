"""The judge: does a later statement support or dispute an earlier one?"""
