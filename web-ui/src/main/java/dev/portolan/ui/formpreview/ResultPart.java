package dev.portolan.ui.formpreview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import dev.portolan.ui.forms.SchemaForm;
import dev.portolan.ui.forms.SettingsReference;
import dev.portolan.ui.page.EmptyState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a schema makes: the form, what the form would send, the documentation.
final class ResultPart extends Div {
    private static final long serialVersionUID = 1;
    static final String FORM = "form";
    private static final Map<String, String> TITLES = new LinkedHashMap<>();

    static {
        TITLES.put(FORM, "Form");
        TITLES.put("sent", "What is sent");
        TITLES.put("reference", "Settings reference");
    }

    static final Set<String> NAMES = TITLES.keySet();

    private final transient ObjectMapper json;
    private final Tabs tabs = new Tabs();
    private final Map<Tab, String> names = new LinkedHashMap<>();
    private final Div content = new Div();
    private final Span status = new Span();
    private @Nullable SchemaForm form;
    private transient @Nullable JsonNode schema;

    /// @param turned hears the name of the tab that is opened
    ResultPart(ObjectMapper json, Consumer<String> turned) {
        this.json = json;
        addClassName("tabbed");
        content.addClassName("stack");
        content.setId("result");
        status.setId("preview-status");
        status.addClassNames("sub", "status");
        status.getElement().setAttribute("role", "status");
        TITLES.forEach((name, title) -> {
            var tab = new Tab(title);
            tab.setId("tab-" + name);
            names.put(tab, name);
            tabs.add(tab);
        });
        tabs.addSelectedChangeListener(_ -> {
            turned.accept(open());
            draw();
        });
        add(tabs, content);
    }

    String open() {
        return names.getOrDefault(tabs.getSelectedTab(), FORM);
    }

    void open(String name) {
        names.forEach((tab, known) -> {
            if (known.equals(name)) {
                tabs.setSelectedTab(tab);
            }
        });
    }

    void show(@Nullable JsonNode shown) {
        schema = shown;
        form = shown == null
                ? null
                : new SchemaForm(shown, null).optionsFrom(SampleLists.values()).entitiesFrom(SampleLists.entities());
        draw();
    }

    private void draw() {
        content.removeAll();
        var known = form;
        var shown = schema;
        if (known == null || shown == null) {
            content.add(new EmptyState(
                    VaadinIcon.FORM, "No form yet", "Paste a schema, or start from one of the examples."));
            return;
        }
        content.add(
                switch (open()) {
                    case "sent" -> sent(known);
                    case "reference" -> new SettingsReference(shown);
                    default -> drawn(known);
                });
    }

    private Component drawn(SchemaForm known) {
        if (!known.hasFields()) {
            return new EmptyState(VaadinIcon.SLIDERS, "Nothing to set", "This schema has no properties to set.");
        }
        var check = new Button("Check", _ -> {
            if (known.check()) {
                status.setText("This could be applied.");
            } else {
                status.setText("The form marks what has to change.");
            }
        });
        check.setId("check");
        status.setText("Nothing typed here is kept.");
        known.whenChanged(() -> status.setText(known.changed() ? "Changed." : "Nothing is changed."));
        var bar = new Div(status, check);
        bar.addClassName("save-bar");
        var part = new Div(known, bar);
        part.addClassNames("stack", "form-page");
        return part;
    }

    /// The same with the text of each secret taken away.
    private static JsonNode veiled(JsonNode value) {
        if (value instanceof ObjectNode object
                && object.size() == 1
                && object.path("set").isTextual()) {
            return object.put("set", "…");
        }
        value.forEach(ResultPart::veiled);
        return value;
    }

    private Component sent(SchemaForm known) {
        var text = new Pre(veiled(json.valueToTree(known.configuration())).toPrettyString());
        text.addClassName("code");
        text.setId("sent");
        text.getElement().setAttribute("tabindex", "0").setAttribute("aria-label", "What the form would send");
        var words = new Span(
                "What is in the form, as it would be sent. A secret is written once and shown nowhere, here neither.");
        words.addClassName("sub");
        var part = new Div(words, text);
        part.addClassName("stack");
        return part;
    }
}
