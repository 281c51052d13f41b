"""The chat page: wording, rendering, filters, conversation and the Gradio layout over them."""
