package dev.portolan.plugins.installations;

import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.packages.Limits;
import dev.portolan.plugins.permissions.Permission;
import java.util.ArrayList;
import java.util.List;

/// A release to which an installation could go.
///
/// @param migrates whether the release's own function brings the configuration to its version
/// @param obstacles why it is blocked, or which settings it lacks, in sentences
public record Upgrade(
        Installation installation,
        Published from,
        Published to,
        UpgradeClass kind,
        Asks asks,
        boolean migrates,
        List<String> obstacles) {
    public Upgrade {
        obstacles = List.copyOf(obstacles);
    }

    /// What it asks for that is not granted.
    public record Asks(List<Permission> permissions, List<Budget> budgets) {
        public Asks {
            permissions = List.copyOf(permissions);
            budgets = List.copyOf(budgets);
        }

        public boolean nothing() {
            return permissions.isEmpty() && budgets.isEmpty();
        }
    }

    /// A budget that grows.
    ///
    /// @param name as the manifest has it, for example `timeoutMs`
    public record Budget(String name, int from, int to) {
        static List<Budget> grown(Limits from, Limits to) {
            var grown = new ArrayList<Budget>();
            add(grown, "timeoutMs", from.timeoutMs(), to.timeoutMs());
            add(grown, "memoryMiB", from.memoryMiB(), to.memoryMiB());
            add(grown, "callsPerMinute", from.callsPerMinute(), to.callsPerMinute());
            add(grown, "outputKiB", from.outputKiB(), to.outputKiB());
            add(grown, "kvKiB", from.kvKiB(), to.kvKiB());
            add(grown, "hostCalls", from.hostCalls(), to.hostCalls());
            return List.copyOf(grown);
        }

        private static void add(List<Budget> grown, String name, int from, int to) {
            if (to > from) {
                grown.add(new Budget(name, from, to));
            }
        }
    }
}
