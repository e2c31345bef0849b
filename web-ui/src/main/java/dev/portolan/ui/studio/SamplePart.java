package dev.portolan.ui.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.textfield.PasswordField;
import dev.portolan.ui.clients.StudioClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.TenantSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A sample answer for each request: fetched by the platform, or typed. Samples and the token for them stay in this
/// page and are not part of the draft.
final class SamplePart extends Div {
    private static final long serialVersionUID = 1;

    private final transient TenantSession tenant;
    private final transient StudioClient studio;
    private final transient Background background;
    private final transient Runnable changed;
    private final PasswordField token = new PasswordField("Token for samples");
    private final Div rows = new Div();
    /// By the place of the request in the draft.
    private final transient Map<Integer, SampleRow> known = new LinkedHashMap<>();

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

    /// Shows a row for each request of the draft; what was fetched for one stays with it, also under another name.
    void show(JsonNode content) {
        draft = content;
        token.setVisible(!content.path("secret").asText("none").equals("none"));
        var requests = content.path("requests");
        var names = StreamSupport.stream(requests.spliterator(), false)
                .map(request -> request.path("name").asText("").strip())
                .toList();
        var before = Map.copyOf(known);
        known.clear();
        for (var index = 0; index < names.size(); index++) {
            var name = names.get(index);
            if (!name.isEmpty() && names.indexOf(name) == index) {
                var row = row(before, names, index);
                var request = requests.path(index);
                row.suggest(
                        content.path("address").asText(""), request.path("path").asText(""));
                row.readAsJson(reads(content, name));
                known.put(index, row);
            }
        }
        // Only where it has to be: a field that is taken out and put in again loses its cursor.
        if (!rows.getChildren().toList().equals(List.copyOf(known.values()))) {
            rows.removeAll();
            known.values().forEach(rows::add);
        }
        setVisible(!known.isEmpty());
    }

    private SampleRow row(Map<Integer, SampleRow> before, List<String> names, int index) {
        var name = names.get(index);
        var same =
                before.values().stream().filter(row -> row.name().equals(name)).findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        var renamed = before.get(index);
        var row = renamed != null && !names.contains(renamed.name()) ? renamed : new SampleRow(this::fetch, changed);
        row.named(name);
        return row;
    }

    private static boolean reads(JsonNode content, String name) {
        return Pattern.compile("\\b" + Pattern.quote(name) + "\\.json\\b")
                .matcher(content.toString())
                .find();
    }

    /// `{status, body}` by request.
    ObjectNode samples() {
        var samples = JsonNodeFactory.instance.objectNode();
        known.values().forEach(row -> row.into(samples));
        return samples;
    }

    /// Leads to where the sample of a request is fetched.
    ///
    /// @param index of the request in the draft
    void lead(int index) {
        var row = known.get(index);
        if (row != null) {
            row.lead();
        }
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

    private void fetch(SampleRow row) {
        var address = row.address();
        var secret = secret();
        background.load(
                () -> studio.sample(tenant.slug(), tenant, address, secret),
                sample -> {
                    row.show(sample);
                    changed.run();
                },
                row::failed);
    }
}
