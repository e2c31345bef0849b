package dev.portolan.ui.apidocs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.TabSheet;
import dev.portolan.contracts.EntityRef;
import dev.portolan.ui.apidocs.Definitions.Api;
import dev.portolan.ui.blocks.BlockRenderer;
import dev.portolan.ui.clients.Entity;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.FileLink;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.SafeMarkdown;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.TenantSession;

/// One API: its definition to be read, or as it was written, and who provides and uses it.
final class ApiPart extends Div {
    private static final long serialVersionUID = 1;
    /// In characters; a browser gets slow on more.
    private static final int MOST_TEXT = 200_000;

    private final transient Definitions definitions;
    private final transient Background background;
    private final transient TenantSession tenant;
    private final EntityRef ref;

    ApiPart(Definitions definitions, Background background, TenantSession tenant, EntityRef ref) {
        this.definitions = definitions;
        this.background = background;
        this.tenant = tenant;
        this.ref = ref;
        addClassName("api");
        load();
    }

    private void load() {
        removeAll();
        add(Skeleton.rows(6));
        background.load(() -> definitions.fresh(tenant, ref), this::show, problem -> {
            removeAll();
            add(ProblemBanner.of("The definition could not be loaded", problem, this::load));
        });
    }

    private void show(Api api) {
        removeAll();
        var main = new Div(api.text().isBlank() ? none() : definition(api));
        main.addClassName("stack");
        var side = new Div(
                people(api.entity(), "Provided by", "apiProvidedBy", "No component provides it."),
                people(api.entity(), "Used by", "apiConsumedBy", "No component uses it."));
        side.addClassName("stack");
        var columns = new Div(main, side);
        columns.addClassName("columns");
        add(columns);
    }

    private static Component none() {
        return new EmptyState(
                VaadinIcon.FILE_CODE,
                "No definition",
                "This API has none in its descriptor. Add spec.definition there, as text or as $text with its address.");
    }

    private Component definition(Api api) {
        var file = new FileLink("Download", ref.name() + ending(api), () -> definitions.file(tenant, ref));
        file.addClassName("api-download");
        var card = new Section();
        card.addClassNames("card", "stack");
        card.getElement().setAttribute("aria-label", "Definition");
        switch (api.definition()) {
            case Definition.Described(var document) -> {
                var about = document.about();
                card.add(head(document.format(), about.title(), about.version(), file));
                if (!about.description().isBlank()) {
                    card.add(SafeMarkdown.of(about.description()));
                }
                servers(about, card);
                card.add(sheet("Operations", new OperationsPart(document.operations(), background, this::detail)));
            }
            case Definition.Outlined(var language, var entries) -> {
                card.add(head(language, ref.name(), "", file));
                card.add(sheet("Outline", new OutlinePart(entries)));
            }
            case Definition.Plain(var reason) -> {
                card.add(head(api.entity().spec("type").orElse("Text"), ref.name(), "", file));
                if (!reason.isEmpty()) {
                    card.add(new Notice(Tone.ATTENTION, "This definition is shown as it was written", reason));
                }
                card.add(written(api.text()));
            }
        }
        return card;
    }

    /// What is said of an operation; the definition itself is not kept by the page.
    private OperationsPart.Told detail(ApiDocument.Operation operation) {
        return switch (definitions.known(tenant, ref)) {
            case Definition.Described(var document) ->
                new OperationsPart.Told(document.detail(operation), document.references());
            case Definition.Outlined _, Definition.Plain _ -> OperationsPart.Told.NOTHING;
        };
    }

    private static Component head(String format, String title, String version, Component file) {
        var name = new H2(title.isBlank() ? "Definition" : title);
        var line = new Div(name, Badge.plain(format));
        if (!version.isBlank()) {
            line.add(new Span("Version " + version));
        }
        line.addClassName("api-title");
        var head = new Div(line, file);
        head.addClassName("api-head");
        return head;
    }

    private static void servers(ApiDocument.About about, Section card) {
        if (!about.servers().isEmpty()) {
            var list = new UnorderedList();
            list.addClassName("chips");
            about.servers().forEach(server -> list.add(new ListItem(new Span(server))));
            list.getElement().setAttribute("aria-label", "Servers");
            card.add(list);
        }
    }

    private TabSheet sheet(String title, Component content) {
        var sheet = new TabSheet();
        sheet.addClassName("block-tabs");
        sheet.add(title, content);
        // not sent to the browser before somebody wants to see it
        var written = new Div();
        var tab = sheet.add("As written", written);
        sheet.addSelectedChangeListener(change -> {
            if (tab.equals(change.getSelectedTab()) && written.getComponentCount() == 0) {
                written.add(Skeleton.lines(8));
                background.load(
                        () -> definitions.fresh(tenant, ref).text(),
                        text -> {
                            written.removeAll();
                            written.add(written(text));
                        },
                        problem -> {
                            written.removeAll();
                            written.add(new Notice(Tone.ATTENTION, "It could not be loaded", problem.detail()));
                        });
            }
        });
        return sheet;
    }

    private static Component written(String text) {
        if (text.length() <= MOST_TEXT) {
            return BlockRenderer.code(text);
        }
        var rest = new Notice(
                Tone.INFO,
                "This is the beginning",
                "It has %,d characters. Download it to see all of it.".formatted(text.length()));
        return new Div(rest, BlockRenderer.code(text.substring(0, MOST_TEXT)));
    }

    private Component people(Entity entity, String title, String relation, String none) {
        var section = new Section(new H2(title));
        section.addClassNames("card", "stack");
        section.getElement().setAttribute("aria-label", title);
        var list = new UnorderedList();
        list.addClassName("chips");
        entity.relations().stream()
                .filter(one -> one.type().equals(relation))
                .limit(100)
                .forEach(one -> list.add(new ListItem(Links.entity(tenant.slug(), one.target()))));
        if (list.getComponentCount() == 0) {
            var words = new Span(none);
            words.addClassName("sub");
            section.add(words);
        } else {
            section.add(list);
        }
        return section;
    }

    private static String ending(Api api) {
        return switch (api.definition()) {
            case Definition.Described _ -> api.text().stripLeading().startsWith("{") ? ".json" : ".yaml";
            case Definition.Outlined(var language, var _) -> language.equals("GraphQL") ? ".graphql" : ".proto";
            case Definition.Plain _ -> ".txt";
        };
    }
}
