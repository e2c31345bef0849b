package dev.portolan.plugins.installations;

import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.installations.InstallationViews.Item;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which of the installed plugins are asked for, and in which order.
///
/// @param text part of the name or the title, in lower case; empty for all
/// @param state a word of [Desired] or [Health.State]; empty for all
record Selection(boolean retained, String text, String state, Sort sort) {
    private static final List<String> STATES = Stream.<Enum<?>>concat(
                    Arrays.stream(Desired.values()), Arrays.stream(Health.State.values()))
            .map(Selection::word)
            .distinct()
            .toList();

    /// The order of a list: by a text, and where that is equal by name.
    enum Sort {
        NAME(_ -> ""),
        TITLE(item -> item.title().toLowerCase(Locale.ROOT)),
        STATE(item -> "%02d".formatted(item.status().desired().ordinal())),
        /// The newest change first.
        CHANGED(item -> "%019d".formatted(Long.MAX_VALUE - item.changedAt().toEpochMilli()));

        private final Function<Item, String> key;

        Sort(Function<Item, String> key) {
            this.key = key;
        }
    }

    /// @throws ProblemException `invalid` at the parameter
    static Selection of(boolean retained, @Nullable String text, @Nullable String state, @Nullable String sort) {
        var wanted = state == null ? "" : state;
        if (!wanted.isEmpty() && !STATES.contains(wanted)) {
            throw ProblemException.invalid("state", "must be one of " + String.join(", ", STATES));
        }
        var asked = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        return new Selection(retained, asked, wanted, sort(sort));
    }

    private static Sort sort(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return Sort.NAME;
        }
        var names = Arrays.stream(Sort.values()).map(Selection::word).collect(Collectors.joining(", "));
        return Arrays.stream(Sort.values())
                .filter(sort -> word(sort).equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("sort", "must be one of " + names));
    }

    /// Those that are asked for, in their order.
    ///
    /// @param cursor of the last one seen; null to begin
    List<Item> of(Stream<Item> items, @Nullable String cursor) {
        var seen = cursor == null ? List.<String>of() : Cursor.decode(cursor, 2);
        return items.filter(this::fits)
                .filter(item -> seen.isEmpty() || after(item, seen))
                .sorted(Comparator.comparing(sort.key).thenComparing(Selection::name))
                .toList();
    }

    private boolean fits(Item item) {
        var status = item.status();
        var named = name(item).contains(text)
                || item.title().toLowerCase(Locale.ROOT).contains(text);
        var stands = state.isEmpty()
                || state.equals(word(status.desired()))
                || state.equals(word(status.health().state()));
        return named && stands;
    }

    private boolean after(Item item, List<String> seen) {
        var key = sort.key.apply(item).compareTo(seen.getFirst());
        return key > 0 || key == 0 && name(item).compareTo(seen.getLast()) > 0;
    }

    String cursor(Item last) {
        return Cursor.encode(sort.key.apply(last), name(last));
    }

    private static String name(Item item) {
        return item.publisher() + "/" + item.plugin();
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
