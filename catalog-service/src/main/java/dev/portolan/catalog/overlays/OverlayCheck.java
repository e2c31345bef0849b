package dev.portolan.catalog.overlays;

import dev.portolan.catalog.entities.Overlay;
import dev.portolan.catalog.model.Relation;
import dev.portolan.catalog.model.RelationRules;
import dev.portolan.catalog.validation.AdditionRules;
import dev.portolan.contracts.CatalogOverlays;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Checks what a plugin would add to one entity: what is not in order is left out, and stands at the entity as an
/// error.
final class OverlayCheck {
    private static final int MOST = 100;
    private static final int MOST_ERRORS = 20;
    private static final int LONGEST = 1_000;
    /// Who owns something is said where it is kept, and nowhere else.
    private static final Set<String> OWNERSHIP = Set.of("ownedBy", "ownerOf");

    private final CatalogOverlays.Overlay offered;
    private final List<String> errors = new ArrayList<>();

    private OverlayCheck(CatalogOverlays.Overlay offered) {
        this.offered = offered;
    }

    static Overlay check(CatalogOverlays.Overlay offered) {
        return new OverlayCheck(offered).checked();
    }

    private Overlay checked() {
        offered.errors().forEach(this::tell);
        return new Overlay(
                texts(offered.annotations(), AdditionRules::annotation),
                texts(offered.labels(), AdditionRules::label),
                some("tags", offered.tags())
                        .filter(tag -> sound(AdditionRules.tag(tag)))
                        .distinct()
                        .toList(),
                some("links", offered.links())
                        .filter(link -> sound(AdditionRules.link(link.url())))
                        .map(link -> new Overlay.Link(link.url(), filled(link.title()), filled(link.icon())))
                        .toList(),
                relations(),
                errors);
    }

    private Map<String, String> texts(Map<String, String> texts, BiFunction<String, String, Optional<String>> rule) {
        var sound = new LinkedHashMap<String, String>();
        some("entries", List.copyOf(new TreeMap<>(texts).entrySet()))
                .filter(entry -> sound(rule.apply(entry.getKey(), entry.getValue())))
                .forEach(entry -> sound.put(entry.getKey(), entry.getValue()));
        return sound;
    }

    private List<Relation> relations() {
        var self = offered.ref().toString();
        var both = new ArrayList<Relation>();
        some("relations", offered.relations())
                .filter(relation -> sound(AdditionRules.relation(relation.type())))
                .forEach(relation -> {
                    if (OWNERSHIP.contains(relation.type())) {
                        tell("The relation " + relation.type()
                                + " cannot be added: who owns an entity is said by its source.");
                        return;
                    }
                    var target = relation.target().toString();
                    both.add(new Relation(self, relation.type(), target));
                    RelationRules.opposite(relation.type())
                            .ifPresent(opposite -> both.add(new Relation(target, opposite, self)));
                });
        return both;
    }

    private <T> Stream<T> some(String what, List<T> all) {
        if (all.size() > MOST) {
            tell("Only the first %d of %d %s are added.".formatted(MOST, all.size(), what));
        }
        return all.stream().limit(MOST);
    }

    private boolean sound(Optional<String> fault) {
        fault.ifPresent(this::tell);
        return fault.isEmpty();
    }

    private void tell(String error) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(error.length() <= LONGEST ? error : error.substring(0, LONGEST) + "…");
        }
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
