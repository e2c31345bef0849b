package dev.portolan.ui.forms;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.page.SafeMarkdown;

/// Text in Markdown, and how it will look.
final class MarkdownInput extends ComposedInput {
    private static final long serialVersionUID = 1;

    private final TextArea text = new TextArea();
    private final Div preview = new Div();
    private final Button look = new Button("Preview", VaadinIcon.EYE.create());
    private boolean showing;

    MarkdownInput() {
        addClassName("markdown");
        text.setAriaLabel("Text in Markdown");
        text.setManualValidation(true);
        text.setMinRows(4);
        text.setMaxRows(20);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(_ -> {
            if (!showing) {
                taken();
            }
        });
        preview.addClassNames("card", "preview");
        preview.setVisible(false);
        look.addClassNames("quiet", "small");
        look.getElement().setAttribute("aria-pressed", "false");
        look.addClickListener(_ -> turn(!preview.isVisible()));
        var content = new Div(text, preview, look);
        content.addClassName("composed");
        add(content);
    }

    private void turn(boolean looking) {
        preview.removeAll();
        if (looking) {
            preview.add(
                    text.getValue().isBlank() ? new Span("Nothing written yet.") : SafeMarkdown.of(text.getValue()));
        }
        preview.setVisible(looking);
        text.setVisible(!looking);
        look.setText(looking ? "Write" : "Preview");
        look.setIcon((looking ? VaadinIcon.PENCIL : VaadinIcon.EYE).create());
        look.getElement().setAttribute("aria-pressed", Boolean.toString(looking));
    }

    @Override
    protected String generateModelValue() {
        return text.getValue();
    }

    @Override
    protected void setPresentationValue(String markdown) {
        showing = true;
        text.setValue(markdown);
        showing = false;
    }

    @Override
    public void focus() {
        if (preview.isVisible()) {
            turn(false);
        }
        text.focus();
    }
}
