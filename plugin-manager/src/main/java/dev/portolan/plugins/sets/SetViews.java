package dev.portolan.plugins.sets;

import dev.portolan.contracts.Problem.Violation;
import dev.portolan.plugins.permissions.Consent;
import dev.portolan.plugins.permissions.Permission;
import dev.portolan.plugins.schema.Change;
import java.util.List;
import java.util.Locale;

/// What is answered about a plugin set that is to be brought in.
final class SetViews {
    private SetViews() {}

    /// @param items by name, first those of the file
    record Planned(List<Item> items, Counts counts) {
        Planned {
            items = List.copyOf(items);
        }
    }

    /// One plugin.
    ///
    /// @param action what happens to it, in one word
    /// @param diff with JSON Pointers as in a request for one installation
    /// @param asks permissions that were not granted before
    /// @param missing what must still be set before it is enabled
    record Item(
            String publisher,
            String plugin,
            String action,
            List<Change> diff,
            List<Asked> asks,
            List<Violation> missing,
            List<Refusal> refusals) {
        Item {
            diff = List.copyOf(diff);
            asks = List.copyOf(asks);
            missing = List.copyOf(missing);
            refusals = List.copyOf(refusals);
        }
    }

    /// @param path JSON Pointer into the file
    record Refusal(String path, String found, String expected, String message) {}

    /// A permission in words.
    record Asked(Permission permission, String title, String detail, String danger) {
        static Asked of(Permission permission) {
            var consent = Consent.describe(permission);
            return new Asked(
                    permission,
                    consent.title(),
                    consent.detail(),
                    consent.danger().name().toLowerCase(Locale.ROOT));
        }
    }

    /// How many plugins there are of each kind. Each of them in one.
    record Counts(long install, long change, long enable, long disable, long uninstall, long same, long refused) {
        static Counts of(List<Item> items) {
            return new Counts(
                    count(items, "install"),
                    count(items, "change"),
                    count(items, "enable"),
                    count(items, "disable"),
                    count(items, "uninstall"),
                    count(items, "same"),
                    count(items, "refused"));
        }

        private static long count(List<Item> items, String action) {
            return items.stream().filter(item -> item.action().equals(action)).count();
        }
    }
}
