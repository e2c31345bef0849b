package dev.portolan.ui.entity;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Entity;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Facts;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Tone;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What is known of an entity: facts, links, relations.
final class EntityFacts {
    private EntityFacts() {}

    static Component about(Slug tenant, Entity entity) {
        var facts = new Facts();
        facts.fact("Owner", target(tenant, entity, "ownedBy"));
        entity.related("partOf").ifPresent(ref -> facts.fact("Part of", Links.entity(tenant, ref)));
        facts.fact("Kind", filter(tenant, "kind", entity.kind()));
        entity.spec("type").ifPresent(type -> facts.fact("Type", filter(tenant, "type", type)));
        entity.spec("lifecycle").ifPresent(stage -> facts.fact("Lifecycle", filter(tenant, "lifecycle", stage)));
        facts.fact("Namespace", entity.namespace());
        if (!entity.tags().isEmpty()) {
            var tags = new UnorderedList();
            tags.addClassName("chips");
            entity.tags().forEach(tag -> tags.add(new ListItem(filter(tenant, "tag", tag))));
            facts.fact("Tags", tags);
        }
        source(entity).ifPresent(source -> facts.fact("Source", source));
        return section("About", facts);
    }

    private static Component target(Slug tenant, Entity entity, String relation) {
        return entity.related(relation)
                .map(ref -> Links.entity(tenant, ref))
                .orElseGet(() -> new Span(entity.spec("owner").orElse("Nobody")));
    }

    private static Anchor filter(Slug tenant, String name, String value) {
        return new Anchor(
                "/" + tenant + "/catalog?" + name + "="
                        + URLEncoder.encode(value.toLowerCase(Locale.ROOT), StandardCharsets.UTF_8),
                value);
    }

    private static Optional<Component> source(Entity entity) {
        UnaryOperator<String> bare = text -> text.startsWith("url:") ? text.substring(4) : text;
        return entity.annotation("backstage.io/view-url")
                .or(() -> entity.annotation("backstage.io/source-location"))
                .or(() -> entity.annotation("backstage.io/managed-by-location"))
                .map(bare)
                .map(address -> Links.outside(address, address.replaceFirst("^https?://", "")));
    }

    static Optional<Component> links(Entity entity) {
        if (entity.links().isEmpty()) {
            return Optional.empty();
        }
        var list = new UnorderedList();
        list.addClassName("links");
        entity.links().forEach(link -> list.add(new ListItem(Links.outside(link.url(), link.title()))));
        return Optional.of(section("Links", list));
    }

    static Component relations(Slug tenant, Entity entity) {
        var content = new Div();
        RelationWords.grouped(entity.relations())
                .forEach((words, targets) -> content.add(group(tenant, words, targets)));
        if (entity.relations().isEmpty()) {
            var none = new Span("Nothing is related to it.");
            none.addClassName("sub");
            content.add(none);
        }
        return section("Relations", content);
    }

    private static Component group(Slug tenant, String words, List<String> targets) {
        var list = new UnorderedList();
        list.addClassName("chips");
        targets.forEach(target -> list.add(new ListItem(Links.entity(tenant, target))));
        var group = new Div(new H3(words), list);
        group.addClassName("relation-group");
        return group;
    }

    static Component section(String title, Component content) {
        var section = new Section(new H2(title), content);
        section.addClassNames("card", "stack");
        section.getElement().setAttribute("aria-label", title);
        return section;
    }

    static Component stage(Entity entity) {
        return entity.spec("lifecycle")
                .<Component>map(stage -> new Badge(
                        switch (stage) {
                            case "production" -> Tone.GOOD;
                            case "experimental" -> Tone.ATTENTION;
                            case "deprecated" -> Tone.BAD;
                            default -> Tone.NEUTRAL;
                        },
                        stage))
                .orElseGet(Span::new);
    }
}
