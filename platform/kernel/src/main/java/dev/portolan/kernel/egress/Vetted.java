package dev.portolan.kernel.egress;

import java.net.InetAddress;
import java.util.List;

/// What the guard says to one hop.
sealed interface Vetted {
    /// @param addresses all checked; a connection goes to one of these and nowhere else
    record Target(Origin origin, List<InetAddress> addresses) implements Vetted {
        public Target {
            addresses = List.copyOf(addresses);
        }
    }

    record Stopped(Fetched why) implements Vetted {}
}
