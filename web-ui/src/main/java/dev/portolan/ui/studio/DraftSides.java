package dev.portolan.ui.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.html.Div;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.CatalogClient;
import dev.portolan.ui.clients.EntityQuery;
import dev.portolan.ui.clients.StudioClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Latest;
import java.time.Duration;

/// The form of a draft on one side; what it shows, and the samples for that, on the other.
final class DraftSides extends Div {
    private static final long serialVersionUID = 1;
    private static final Duration TYPING = Duration.ofMillis(400);
    private static final int MOST_ENTITIES = 50;

    private final transient OpenDraft draft;
    private final transient StudioClient studio;
    private final transient CatalogClient catalog;
    private final transient Background background;
    private final transient Latest previews;
    private final transient Runnable typed;
    private final Div written = new Div();
    private final SamplePart samples;
    private final ShownPart shown;
    private transient JsonNode offered = NullNode.getInstance();

    /// @param typed runs whenever something is
    DraftSides(OpenDraft draft, StudioClient studio, CatalogClient catalog, Background background, Runnable typed) {
        this.draft = draft;
        this.studio = studio;
        this.catalog = catalog;
        this.background = background;
        this.previews = new Latest(background);
        this.typed = typed;
        samples = new SamplePart(draft.tenant(), studio, background, this::changed);
        shown = new ShownPart(draft.tenant().slug(), this::changed);
        written.addClassName("stack");
        var seen = new Div(shown, samples);
        seen.addClassName("stack");
        addClassNames("preview-sides", "studio-sides");
        add(written, seen);
    }

    /// Shows the form that the draft has now; samples stay as they are.
    void fill() {
        draft.form().whenChanged(this::changed);
        written.removeAll();
        written.add(draft.form());
        changed();
    }

    private void changed() {
        var content = draft.written();
        samples.show(content);
        shown.about(content);
        typed.run();
        offer(content.path("kinds"));
        preview(content);
    }

    /// Offers entities of the kinds that the draft is for.
    private void offer(JsonNode kinds) {
        var tenant = draft.tenant();
        if (kinds.equals(offered) || !tenant.may(Permissions.CATALOG_ENTITY_READ)) {
            return;
        }
        offered = kinds;
        var query = new EntityQuery(kinds.size() > 1 ? "" : kinds.path(0).asText("component"), "", "", "", "", "", "");
        background.load(
                () -> catalog.entities(tenant.slug(), tenant, query, MOST_ENTITIES, null),
                page -> shown.offer(page.items().stream()
                        .map(entity -> entity.ref())
                        .filter(ref -> kinds.isEmpty()
                                || kinds.valueStream()
                                        .anyMatch(kind -> kind.asText().equals(ref.kind())))
                        .map(EntityRef::toString)
                        .toList()),
                _ -> {}); // a reference can be typed
    }

    private void preview(ObjectNode content) {
        var entity = shown.entity();
        var answers = samples.samples();
        var tenant = draft.tenant();
        previews.loadLater(
                TYPING,
                () -> studio.preview(tenant.slug(), tenant, content, entity, answers),
                preview -> {
                    var ways = new FaultWays(draft.form(), samples);
                    ways.mark(preview.faults());
                    shown.show(content, preview, ways::told);
                },
                shown::failed);
    }
}
