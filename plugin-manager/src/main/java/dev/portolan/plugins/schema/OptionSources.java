package dev.portolan.plugins.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.schema.Field.Group;
import dev.portolan.plugins.schema.Field.Part;
import dev.portolan.plugins.schema.Field.Sequence;
import dev.portolan.plugins.schema.Field.Variants;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the setting that a JSON Pointer into a configuration names, and where its options come from.
final class OptionSources {
    private OptionSources() {}

    /// @param configuration as far as it is filled in: it decides between branches, where it says enough to
    static Optional<OptionSource> find(Group root, JsonPointer pointer, JsonNode configuration) {
        return step(root, pointer, configuration, null);
    }

    /// @param around options of the list that this is an entry of
    private static Optional<OptionSource> step(
            Field field, JsonPointer rest, JsonNode value, @Nullable OptionSource around) {
        if (rest.matches()) {
            var own = field.label().options();
            if (own == null && field instanceof Sequence list) {
                own = list.items().label().options();
            }
            return Optional.ofNullable(own == null ? around : own);
        }
        var name = rest.getMatchingProperty();
        return switch (field) {
            case Group group ->
                member(group, name, value).flatMap(found -> step(found, rest.tail(), value.path(name), null));
            case Variants variants ->
                branches(variants, value)
                        .flatMap(branch -> member(branch, name, value).stream())
                        .findFirst()
                        .flatMap(found -> step(found, rest.tail(), value.path(name), null));
            case Sequence list
            when rest.getMatchingIndex() >= 0 ->
                step(
                        list.items(),
                        rest.tail(),
                        value.path(rest.getMatchingIndex()),
                        list.label().options());
            case Field _ -> Optional.empty();
        };
    }

    private static Stream<Group> branches(Variants variants, JsonNode value) {
        var chosen =
                variants.branches().get(value.path(variants.discriminator()).asText());
        return chosen == null ? variants.branches().values().stream() : Stream.of(chosen);
    }

    /// What is in force comes first.
    private static Optional<Field> member(Group group, String name, JsonNode value) {
        var inForce = group.conditions().stream().map(condition -> condition.part(value));
        var others =
                group.conditions().stream().flatMap(condition -> Stream.of(condition.then(), condition.otherwise()));
        return Stream.concat(Stream.of(group.always()), Stream.concat(inForce, others))
                .map(Part::properties)
                .filter(properties -> properties.containsKey(name))
                .<Field>map(properties -> properties.get(name))
                .findFirst();
    }
}
