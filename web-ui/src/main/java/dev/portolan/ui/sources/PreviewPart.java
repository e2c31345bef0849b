package dev.portolan.ui.sources;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Sources.Preview;
import dev.portolan.ui.clients.Sources.Previewed;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Tone;
import java.util.List;

/// What registering a source would do: what is new, what changes, what is refused and how to mend it.
final class PreviewPart extends Section {
    private static final long serialVersionUID = 1;
    private static final int MOST_SHOWN = 200;

    private final Slug tenant;

    PreviewPart(Slug tenant, Preview preview) {
        this.tenant = tenant;
        setId("preview-result");
        addClassName("stack");
        getElement().setAttribute("aria-label", "Preview");
        add(summary(preview));
        if (!preview.errors().isEmpty()) {
            var card = new Section(
                    new H2("Files that cannot be read"),
                    new FindingTable("preview-findings", tenant, false).show(preview.errors()));
            card.addClassNames("card", "stack");
            add(card);
        }
        var entities = preview.entities();
        var refused = entities.stream().filter(PreviewPart::refused).toList();
        if (!refused.isEmpty()) {
            add(refusals(refused));
        }
        var taken = entities.stream().filter(entity -> !refused(entity)).toList();
        if (!taken.isEmpty()) {
            add(table(taken));
        }
    }

    /// Whether registering would bring anything at all.
    static boolean useful(Preview preview) {
        return preview.entities().stream().anyMatch(entity -> !refused(entity));
    }

    private static boolean refused(Previewed entity) {
        return "refused".equals(entity.verdict());
    }

    private static Component summary(Preview preview) {
        var refused = preview.count("refused");
        var taken = preview.count("new") + preview.count("changed") + preview.count("unchanged");
        var words = SourceWords.counts(preview.count("new"), preview.count("changed"), preview.count("unchanged"));
        if (taken == 0 && refused == 0) {
            return new Notice(
                    Tone.ATTENTION, "Nothing was found there", "What is there can be read but describes no entity.");
        }
        if (taken == 0) {
            return new Notice(
                    Tone.BAD,
                    "Nothing of it can be taken",
                    Amounts.count(refused, "entity") + " would be refused. What to do about it is below.");
        }
        return refused == 0 && preview.errors().isEmpty()
                ? new Notice(Tone.GOOD, Amounts.count(taken, "entity") + " would be taken", words + ".")
                : new Notice(
                        Tone.ATTENTION,
                        Amounts.count(taken, "entity") + " would be taken, " + Amounts.count(refused) + " refused",
                        words + ". You can register it as it is and mend the rest later.");
    }

    private static Component refusals(List<Previewed> refused) {
        var card = new Section(new H2("Refused"));
        card.setId("preview-refused");
        card.addClassNames("card", "stack");
        refused.stream().limit(MOST_SHOWN).forEach(entity -> {
            var name = new Span(entity.ref().orElse(entity.title()));
            name.addClassName("strong");
            var head = new Div(new Badge(Tone.BAD, "Refused"), name);
            head.addClassName("actions");
            var item = new Div(head);
            item.addClassNames("words", "refusal");
            entity.errors().forEach(finding -> item.add(FindingTable.brief(finding)));
            card.add(item);
        });
        rest(card, refused.size());
        return card;
    }

    private Component table(List<Previewed> taken) {
        var table = new DataTable("preview-entities", "Entity", "What happens", "Kind", "Owner", "File");
        taken.stream().limit(MOST_SHOWN).forEach(entity -> {
            var name = new Span(entity.title());
            name.addClassName("strong");
            var file = entity.file().orElse("");
            var place = new Span(file.isEmpty() ? "–" : SourceWords.lastPart(file));
            place.setTitle(file);
            table.row(
                    DataTable.twoLines(name, entity.ref().orElse("")),
                    verdict(entity.verdict()),
                    new Span(entity.kind()),
                    entity.owner().map(owner -> Links.entity(tenant, owner)).orElseGet(() -> new Span("Nobody")),
                    place);
        });
        var card = new Section(new H2("Taken"), table);
        card.addClassNames("card", "stack");
        rest(card, taken.size());
        return card;
    }

    private static void rest(Section card, int size) {
        if (size > MOST_SHOWN) {
            var more = new Span("And " + Amounts.count(size - MOST_SHOWN) + " more.");
            more.addClassName("sub");
            card.add(more);
        }
    }

    private static Component verdict(String verdict) {
        return switch (verdict) {
            case "new" -> new Badge(Tone.GOOD, "New");
            case "changed" -> new Badge(Tone.INFO, "Changed");
            default -> new Badge(Tone.NEUTRAL, "Unchanged");
        };
    }
}
