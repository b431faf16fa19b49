"""Documents: view models, Jinja2 environment and filters, formats, charts."""
