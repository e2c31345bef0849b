package dev.portolan.kernel.egress;

import dev.portolan.kernel.egress.Fetched.Failed;
import dev.portolan.kernel.egress.Fetched.Fault;
import dev.portolan.kernel.egress.Fetched.Refused;
import dev.portolan.kernel.egress.Fetched.Rule;
import dev.portolan.kernel.egress.Vetted.Stopped;
import dev.portolan.kernel.egress.Vetted.Target;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Checks one URL and finds the addresses that may be connected to for it. Each redirect passes here again.
final class EgressGuard {
    private static final int MOST_ADDRESSES = 4;

    // Those above 1023 on the fetch standard's list of bad ports, and two line protocols that HTTP can be mistaken for.
    private static final Set<Integer> BAD_PORTS = Set.of(
            1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6679,
            6697, 10080, 11211);

    private final Lookup lookup;
    private final Set<String> allowed;
    private final Set<Integer> ownPorts;

    EgressGuard(EgressConfig config, Lookup lookup) {
        this.lookup = lookup;
        this.allowed = config.allow().orElse(List.of()).stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.ownPorts = Set.copyOf(config.ownPorts());
    }

    Vetted vet(URI uri, boolean plainHttp, Deadline deadline) {
        var form = form(uri);
        if (form.isPresent()) {
            return new Stopped(form.get());
        }
        var origin = Origin.of(uri);
        var local = allowed.contains(origin.hostAndPort());
        var door = local ? ownPort(origin) : publicDoor(origin, plainHttp);
        return door.<Vetted>map(Stopped::new).orElseGet(() -> addresses(origin, local, deadline));
    }

    // What is wrong with the URL as text.
    private static Optional<Refused> form(URI uri) {
        var scheme = uri.getScheme();
        if (scheme == null || !scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
            return refuse(Rule.SCHEME, "The address must begin with https://.");
        }
        var authority = uri.getRawAuthority();
        if (authority != null && authority.indexOf('@') >= 0) {
            return refuse(Rule.USER_INFO, "The address must not hold a name or password. Give it as a secret instead.");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            return refuse(
                    Rule.URL,
                    "%s: this is not a host name, or an IP address in its usual form. Check the address."
                            .formatted(authority == null ? "The address" : authority));
        }
        return Optional.empty();
    }

    private Optional<Refused> ownPort(Origin origin) {
        return ownPorts.contains(origin.port())
                ? refuse(Rule.PORT, origin.hostAndPort() + ": this is a port of Portolan itself.")
                : Optional.empty();
    }

    private static Optional<Refused> publicDoor(Origin origin, boolean plainHttp) {
        if (!origin.tls() && !plainHttp) {
            return refuse(Rule.SCHEME, origin.host() + ": only https:// addresses are allowed here.");
        }
        var port = origin.port();
        return port == 80 || port == 443 || port >= 1024 && !BAD_PORTS.contains(port)
                ? Optional.empty()
                : refuse(Rule.PORT, "%s: port %d is not one of a web server.".formatted(origin.host(), port));
    }

    private Vetted addresses(Origin origin, boolean local, Deadline deadline) {
        var host = origin.host();
        if (PublicAddresses.isLiteral(host)) {
            return PublicAddresses.parse(host)
                    .map(address -> check(origin, List.of(address), local))
                    .orElseGet(() -> stop(Rule.URL, host + ": this is not an IP address in its usual form."));
        }
        try {
            return check(origin, lookup.find(host, deadline), local);
        } catch (ExecutionException _) {
            return fail(Fault.UNRESOLVED, host + ": the name does not resolve. Check the address.");
        } catch (TimeoutException _) {
            return fail(Fault.TIMEOUT, host + ": the name was not resolved in time.");
        } catch (RejectedExecutionException _) {
            return fail(Fault.BUSY, host + ": too many names are being resolved. Try again in a minute.");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return fail(Fault.INTERRUPTED, host + ": the request was stopped.");
        }
    }

    // One closed address among several refuses the name: which of them a second lookup gives is not ours to say.
    private static Vetted check(Origin origin, List<InetAddress> addresses, boolean local) {
        var host = origin.host();
        if (addresses.isEmpty()) {
            return fail(Fault.UNRESOLVED, host + ": the name does not resolve. Check the address.");
        }
        var objection = addresses.stream()
                .flatMap(address -> PublicAddresses.objection(address).stream())
                .findFirst();
        return objection.isPresent() && !local
                ? stop(
                        Rule.ADDRESS,
                        "%s: this leads to %s. Only public addresses can be reached.".formatted(host, objection.get()))
                : new Target(
                        origin,
                        addresses.stream().distinct().limit(MOST_ADDRESSES).toList());
    }

    private static Optional<Refused> refuse(Rule rule, String sentence) {
        return Optional.of(new Refused(rule, sentence));
    }

    private static Vetted stop(Rule rule, String sentence) {
        return new Stopped(new Refused(rule, sentence));
    }

    private static Vetted fail(Fault fault, String sentence) {
        return new Stopped(new Failed(fault, sentence));
    }
}
