package dev.portolan.kernel.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of a host name. The guard asks once a hop and connects to nothing else than it was told.
@FunctionalInterface
public interface Resolver {
    /// May block; the guard bounds the time.
    ///
    /// @return all addresses, best first
    /// @throws UnknownHostException when there is no such name
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
