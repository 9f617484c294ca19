"""Properties of text that keep Kivy's defaults on every label of the kiosk."""

NEVER_CHANGED = frozenset(
    {
        "base_direction",
        "bold",
        "disabled_outline_color",
        "ellipsis_options",
        "font_blended",
        "font_context",
        "font_direction",
        "font_family",
        "font_features",
        "font_hinting",
        "font_kerning",
        "font_script_name",
        "italic",
        "limit_render_to_text_bbox",
        "max_lines",
        "mipmap",
        "outline_color",
        "outline_width",
        "padding_x",
        "padding_y",
        "shorten",
        "shorten_from",
        "split_str",
        "strip",
        "text_language",
        "underline",
        "unicode_errors",
    }
)
"""A test looks for whoever sets one."""
