package dev.portolan.ui.formpreview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.ui.clients.SchemaCheckClient;
import dev.portolan.ui.formpreview.Examples.Example;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.shell.PublicLayout;
import dev.portolan.ui.yaml.YamlReader;
import dev.portolan.ui.yaml.YamlReading;

/// For authors: a schema on one side, on the other the form that it makes. The address has all of it.
@Route(value = "form-preview", layout = PublicLayout.class)
@PageTitle("Form preview · Portolan")
class FormPreviewView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;
    private static final String PATH = "form-preview";
    private static final String EXAMPLE = "example";
    private static final String SCHEMA = "schema";
    private static final String TAB = "tab";

    private final transient SchemaCheckClient checks;
    private final transient Latest latest;
    private final Select<Example> examples = new Select<>();
    private final SchemaText text = new SchemaText(this::typed);
    private final FindingsPart findings = new FindingsPart(text::goTo);
    private final Span linked = new Span();
    private final ResultPart result;
    private String schema = "";

    FormPreviewView(SchemaCheckClient checks, Background background, ObjectMapper json) {
        this.checks = checks;
        this.latest = new Latest(background);
        this.result = new ResultPart(json, _ -> keep());
        addClassNames("page", "form-preview");
        examples.setLabel("Start from");
        examples.setId(EXAMPLE);
        examples.setItems(Examples.ALL);
        examples.setItemLabelGenerator(Example::title);
        examples.setPlaceholder("An example");
        examples.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                text.show(change.getValue().text());
                show(change.getValue().text());
                keep();
            }
        });
        linked.addClassName("sub");
        linked.getElement().setAttribute("role", "status");
        var editor = new Div(examples, text, linked, findings);
        editor.addClassName("stack");
        var sides = new Div(editor, result);
        sides.addClassName("preview-sides");
        add(
                new PageHeader("Form preview")
                        .below("Paste the config.schema.json of your plugin and see what an admin will see."),
                sides);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var given = SchemaLink.read(AddressFilters.read(event.getLocation(), SCHEMA))
                .orElse("");
        if (given.isBlank()) {
            var example = Examples.named(AddressFilters.read(event.getLocation(), EXAMPLE))
                    .orElse(Examples.ALL.getFirst());
            examples.setValue(example);
            given = example.text();
        }
        text.show(given);
        show(given);
        var tab = AddressFilters.read(event.getLocation(), TAB);
        result.open(ResultPart.NAMES.contains(tab) ? tab : ResultPart.FORM);
    }

    private void typed(String written) {
        examples.clear();
        show(written);
        keep();
    }

    private void keep() {
        var example = examples.getValue();
        var address = new AddressFilters();
        if (example != null) {
            address.with(EXAMPLE, example.id());
            linked.setText("");
        } else {
            var link = SchemaLink.write(schema);
            address.with(SCHEMA, link.orElse(null));
            linked.setText(
                    link.isPresent() || schema.isBlank()
                            ? "The address of this page opens this schema."
                            : "This schema is too long for an address; a link would not open it.");
        }
        if (!result.open().equals(ResultPart.FORM)) {
            address.with(TAB, result.open());
        }
        address.keep(this, PATH);
    }

    private void show(String written) {
        schema = written.length() > SchemaText.LONGEST ? written.substring(0, SchemaText.LONGEST) : written;
        if (schema.isBlank()) {
            findings.clear();
            result.show(null);
            return;
        }
        switch (YamlReader.read(schema)) {
            case YamlReading.Broken broken -> {
                latest.load(() -> true, _ -> {}, _ -> {});
                findings.broken(broken.line(), broken.message());
            }
            case YamlReading.Read read -> {
                result.show(read.value());
                check(read);
            }
        }
    }

    private void check(YamlReading.Read read) {
        JsonNode value = read.value();
        latest.load(() -> checks.check(value), found -> findings.show(found, read::line), findings::unchecked);
    }
}
