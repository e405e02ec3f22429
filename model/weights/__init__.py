"""Trained weights, one safetensors file for each style, each with its card."""
