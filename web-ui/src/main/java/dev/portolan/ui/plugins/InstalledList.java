package dev.portolan.ui.plugins;

import dev.portolan.ui.clients.Installations.Installed;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is installed, narrowed and sorted as somebody asked for it.
record InstalledList(List<Installed> all) {
    /// By what the list can be sorted, with words for it; the first is the usual.
    enum Order {
        NAME("name", "by name"),
        STATE("state", "trouble first"),
        CHANGED("changed", "last changed first");

        private final String wire;
        private final String words;

        Order(String wire, String words) {
            this.wire = wire;
            this.words = words;
        }

        static Order of(String wire) {
            for (var order : values()) {
                if (order.wire.equals(wire)) {
                    return order;
                }
            }
            return NAME;
        }

        String wire() {
            return wire;
        }

        String words() {
            return words;
        }
    }

    private static final Comparator<Installed> BY_NAME =
            Comparator.comparing(installed -> installed.name().toLowerCase(Locale.ROOT));

    InstalledList {
        all = List.copyOf(all);
    }

    /// @param text part of the name, the id or the publisher; empty for all
    /// @param state see [InstalledState]; empty for all
    List<Installed> shown(String text, String state, Order order) {
        var words = text.strip().toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(installed -> words.isEmpty() || matches(installed, words))
                .filter(installed ->
                        state.isEmpty() || InstalledState.of(installed).wire().equals(state))
                .sorted(comparator(order))
                .toList();
    }

    /// The states that there are, those to look at first in front.
    List<String> states() {
        return all.stream()
                .map(InstalledState::of)
                .distinct()
                .sorted()
                .map(InstalledState::wire)
                .toList();
    }

    private static boolean matches(Installed installed, String words) {
        return (installed.name() + " " + installed.id())
                .toLowerCase(Locale.ROOT)
                .contains(words);
    }

    private static Comparator<Installed> comparator(Order order) {
        return switch (order) {
            case NAME -> BY_NAME;
            case STATE -> Comparator.comparing(InstalledState::of).thenComparing(BY_NAME);
            case CHANGED ->
                Comparator.comparing((Installed installed) ->
                                Optional.ofNullable(installed.changedAt()).orElse(Instant.EPOCH))
                        .reversed()
                        .thenComparing(BY_NAME);
        };
    }
}
