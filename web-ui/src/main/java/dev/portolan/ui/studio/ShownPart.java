package dev.portolan.ui.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.blocks.Block;
import dev.portolan.ui.blocks.BlockReader;
import dev.portolan.ui.blocks.BlockRenderer;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Studio.Fault;
import dev.portolan.ui.clients.Studio.Preview;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Tone;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// What the draft shows now, on an entity of the catalog, with what it takes from the samples on the way.
final class ShownPart extends Div {
    private static final long serialVersionUID = 1;

    private final transient Slug tenant;
    private final transient Runnable changed;
    private final ComboBox<String> entity = new ComboBox<>("On the page of");
    private final H3 title = new H3();
    private final Div view = new Div();
    private final Div values = new Div();
    /// Names of the values that somebody has opened.
    private final Set<String> opened = new HashSet<>();

    /// @param changed another entity was chosen
    ShownPart(Slug tenant, Runnable changed) {
        this.tenant = tenant;
        this.changed = changed;
        addClassName("stack");
        entity.setId("preview-entity");
        entity.setAllowCustomValue(true);
        entity.setClearButtonVisible(true);
        entity.setManualValidation(true);
        entity.setWidthFull();
        entity.setHelperText("An entity of your catalog, for example component:default/web.");
        entity.addCustomValueSetListener(typed -> entity.setValue(typed.getDetail()));
        entity.addValueChangeListener(_ -> {
            entity.setInvalid(false);
            changed.run();
        });
        view.setId("preview-view");
        view.addClassNames("card-content", "stack");
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

    /// @param refs of entities to choose from; the first is shown where none of such a kind is yet
    void offer(List<String> refs) {
        var chosen = entity.getValue();
        entity.setItems(refs);
        var fits = chosen != null
                && (refs.isEmpty() || refs.stream().map(ShownPart::kind).anyMatch(kind(chosen)::equals));
        entity.setValue(fits || refs.isEmpty() ? chosen : refs.getFirst());
    }

    private static String kind(String ref) {
        return ref.substring(0, Math.max(0, ref.indexOf(':')));
    }

    /// Is of an entity or not, as the draft says.
    void about(JsonNode content) {
        entity.setVisible(Points.ofEntities(content.path("point").asText("")));
        title.setText(content.path("title").asText(""));
    }

    /// @param content of the draft
    /// @param told a fault in words, with the way to its place
    void show(JsonNode content, Preview preview, Function<Fault, Component> told) {
        view.removeAll();
        if (!preview.faults().isEmpty()) {
            view.add(faults(preview.faults(), told));
        }
        if (!preview.view().isMissingNode()) {
            view.add(new BlockRenderer(tenant).render(untitled(BlockReader.read(preview.view()))));
        }
        values.removeAll();
        if (preview.valued()) {
            content.path("requests")
                    .forEach(request -> value(preview, request.path("name").asText("")));
            content.path("values")
                    .forEach(one -> value(preview, one.path("name").asText("")));
        }
    }

    /// As on real pages, where the card has its title already.
    private Block untitled(Block block) {
        return block instanceof Block.Section(var named, var children)
                        && title.getText().equals(named)
                ? new Block.Section(null, children)
                : block;
    }

    /// Says why it is not known what the draft shows; what was shown last stays below.
    void failed(ProblemException problem) {
        var about = problem.violations().stream()
                .filter(violation -> violation.pointer().equals("/entity"))
                .findFirst();
        if (about.isPresent()) {
            entity.setErrorMessage(entity() + " " + about.get().message() + ".");
            entity.setInvalid(true);
            return;
        }
        view.getChildren().filter(ProblemBanner.class::isInstance).toList().forEach(view::remove);
        view.addComponentAsFirst(ProblemBanner.of("The preview could not be made", problem, changed));
    }

    private void value(Preview preview, String name) {
        if (name.isBlank()) {
            return;
        }
        var value = preview.value(name);
        if (value.isMissingNode() || value.isNull()) {
            var nothing = new Span(" finds nothing in the sample");
            nothing.addClassName("sub");
            values.add(new Div(new Span(name), nothing));
            return;
        }
        var text = new Pre(Pretty.shortened(value.has("json") ? value.path("json") : value));
        text.addClassName("code");
        var details = new Details(name, text);
        details.addClassName("value-of");
        details.setOpened(opened.contains(name));
        details.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                opened.add(name);
            } else {
                opened.remove(name);
            }
        });
        values.add(details);
    }

    private static Notice faults(List<Fault> faults, Function<Fault, Component> told) {
        var list = new UnorderedList();
        faults.forEach(fault -> list.add(new ListItem(told.apply(fault))));
        return new Notice(
                Tone.ATTENTION,
                faults.size() == 1 ? "One thing is not right yet" : "Some things are not right yet",
                list);
    }
}
