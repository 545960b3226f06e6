"""The check-worthiness heads: linear, calibrated, over the sentence embeddings of the base encoders."""
