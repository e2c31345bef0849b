package dev.portolan.ui.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.blocks.BlockReader;
import dev.portolan.ui.blocks.BlockRenderer;
import dev.portolan.ui.clients.Studio.Fault;
import dev.portolan.ui.clients.Studio.Preview;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Tone;
import java.util.List;

/// What the draft shows now, on an entity of the catalog, with what it takes from the samples on the way.
final class ShownPart extends Div {
    private static final long serialVersionUID = 1;

    private final transient Slug tenant;
    private final ComboBox<String> entity = new ComboBox<>("On the page of");
    private final H3 title = new H3();
    private final Div view = new Div();
    private final Div values = new Div();

    /// @param changed another entity was chosen
    ShownPart(Slug tenant, Runnable changed) {
        this.tenant = tenant;
        addClassName("stack");
        entity.setId("preview-entity");
        entity.setAllowCustomValue(true);
        entity.setClearButtonVisible(true);
        entity.setWidthFull();
        entity.setHelperText("An entity of your catalog, for example component:default/web.");
        entity.addCustomValueSetListener(typed -> entity.setValue(typed.getDetail()));
        entity.addValueChangeListener(_ -> changed.run());
        view.setId("preview-view");
        view.addClassName("card-content");
        values.addClassName("stack");
        values.setId("preview-values");
        var card = new Div(title, view);
        card.addClassNames("card", "stack");
        add(entity, card, values);
    }

    String entity() {
        return entity.isVisible() && entity.getValue() != null
                ? entity.getValue().strip()
                : "";
    }

    /// @param refs of entities to choose from
    void offer(List<String> refs) {
        entity.setItems(refs);
        if (entity.isEmpty() && !refs.isEmpty()) {
            entity.setValue(refs.getFirst());
        }
    }

    /// @param content of the draft
    void show(JsonNode content, Preview preview) {
        entity.setVisible(Points.ofEntities(content.path("point").asText("")));
        title.setText(content.path("title").asText(""));
        view.removeAll();
        if (!preview.faults().isEmpty()) {
            view.add(faults(preview.faults()));
        }
        if (!preview.view().isMissingNode()) {
            view.add(new BlockRenderer(tenant).render(BlockReader.read(preview.view())));
        }
        values.removeAll();
        content.path("requests")
                .forEach(request -> value(preview, request.path("name").asText("")));
        content.path("values").forEach(one -> value(preview, one.path("name").asText("")));
    }

    private void value(Preview preview, String name) {
        var value = preview.value(name);
        if (name.isBlank() || value.isMissingNode()) {
            return;
        }
        var text = new Pre(Pretty.shortened(value.has("json") ? value.path("json") : value));
        text.addClassName("code");
        var details = new Details(name, text);
        details.addClassName("value-of");
        values.add(details);
    }

    private static Notice faults(List<Fault> faults) {
        var list = new UnorderedList();
        faults.forEach(fault -> list.add(new ListItem(new Span(fault.words()))));
        return new Notice(
                Tone.ATTENTION,
                faults.size() == 1 ? "One thing is not right yet" : "Some things are not right yet",
                list);
    }
}
