package dev.portolan.ui.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.clients.Studio.Sample;
import dev.portolan.ui.clients.StudioClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.TenantSession;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A sample answer for each request: fetched by the platform, or typed. Samples and the token for them stay in this
/// page and are not part of the draft.
final class SamplePart extends Div {
    private static final long serialVersionUID = 1;
    private static final int ROWS = 5;

    private final transient TenantSession tenant;
    private final transient StudioClient studio;
    private final transient Background background;
    private final transient Runnable changed;
    private final PasswordField token = new PasswordField("Token for samples");
    private final Div rows = new Div();
    private final transient Map<String, Row> known = new LinkedHashMap<>();
    private transient JsonNode draft = JsonNodeFactory.instance.objectNode();

    SamplePart(TenantSession tenant, StudioClient studio, Background background, Runnable changed) {
        this.tenant = tenant;
        this.studio = studio;
        this.background = background;
        this.changed = changed;
        addClassNames("card", "stack");
        token.setHelperText("Used for these requests and kept nowhere.");
        token.setId("sample-token");
        token.setWidthFull();
        rows.addClassName("stack");
        add(new H3("Sample answers"), token, rows);
    }

    /// Shows a row for each request of the draft; what was fetched for one that is still there stays.
    void show(JsonNode content) {
        draft = content;
        token.setVisible(!content.path("secret").asText("none").equals("none"));
        var wanted = new LinkedHashMap<String, Row>();
        content.path("requests").forEach(request -> {
            var name = request.path("name").asText("");
            if (!name.isBlank()) {
                var row = known.computeIfAbsent(name, Row::new);
                row.address(
                        content.path("address").asText(""), request.path("path").asText(""));
                wanted.put(name, row);
            }
        });
        known.keySet().retainAll(wanted.keySet());
        rows.removeAll();
        wanted.values().forEach(rows::add);
        setVisible(!wanted.isEmpty());
    }

    /// `{status, body}` by request.
    ObjectNode samples() {
        var samples = JsonNodeFactory.instance.objectNode();
        known.forEach((name, row) -> {
            if (!row.body.isEmpty()) {
                samples.putObject(name).put("status", row.status).put("body", row.body.getValue());
            }
        });
        return samples;
    }

    private @Nullable JsonNode secret() {
        var as = draft.path("secret").asText("none");
        if (as.equals("none") || token.isEmpty()) {
            return null;
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("as", as)
                .put("name", draft.path("header").asText(""))
                .put("value", token.getValue());
    }

    private final class Row extends Div {
        private static final long serialVersionUID = 1;

        private final TextField url = new TextField();
        private final TextArea body = new TextArea();
        private final Span said = new Span();
        private int status = 200;
        private String suggested = "";

        Row(String name) {
            addClassName("form-section");
            url.setLabel("Address to try for " + name);
            url.setId("sample-url-" + name);
            url.setWidthFull();
            var fetch = new Button("Fetch");
            fetch.setId("sample-fetch-" + name);
            fetch.setDisableOnClick(true);
            fetch.addClickListener(_ -> fetch(fetch));
            url.setSuffixComponent(fetch);
            body.setLabel("Its answer");
            body.setId("sample-body-" + name);
            body.addClassName("code-area");
            body.setMinRows(ROWS);
            body.setMaxRows(ROWS * 2);
            body.setWidthFull();
            body.setValueChangeMode(ValueChangeMode.LAZY);
            body.addValueChangeListener(change -> {
                if (change.isFromClient()) {
                    changed.run();
                }
            });
            said.addClassName("sub");
            said.getElement().setAttribute("role", "status");
            add(url, said, body);
        }

        /// Suggests the address where it needs no entity to be known, unless another one was typed.
        void address(String address, String path) {
            var known = path.startsWith("=") ? address : address + path;
            if (url.getValue().equals(suggested)) {
                url.setValue(known);
            }
            suggested = known;
        }

        private void fetch(Button button) {
            said.setText("Asking …");
            var address = url.getValue();
            var secret = secret();
            background.load(
                    () -> studio.sample(tenant.slug(), tenant, address, secret),
                    sample -> {
                        button.setEnabled(true);
                        show(sample);
                    },
                    problem -> {
                        button.setEnabled(true);
                        said.setText(
                                problem.violations().isEmpty()
                                        ? problem.detail()
                                        : "The address "
                                                + problem.violations()
                                                        .getFirst()
                                                        .message() + ".");
                    });
        }

        private void show(Sample sample) {
            if (sample.error().isPresent()) {
                said.setText(sample.error().get());
                return;
            }
            status = sample.status();
            said.setText("Answered with status " + status + ".");
            body.setValue(Pretty.json(sample.body()));
            changed.run();
        }
    }
}
