package dev.portolan.kernel.egress;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.AddressValueException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Tells public addresses from all others, by IANA's special-purpose registries (RFC 6890 and its successors).
final class PublicAddresses {
    /// Not public in IPv4, the narrower range first.
    private static final List<Range> CLOSED = List.of(
            range("0.0.0.0/8", "an unspecified address"),
            range("10.0.0.0/8", "a private address"),
            range("100.64.0.0/10", "a provider's internal address"),
            range("127.0.0.0/8", "a loopback address"),
            range("168.63.129.16/32", "a cloud's internal address"),
            range("169.254.0.0/16", "a link-local address"),
            range("172.16.0.0/12", "a private address"),
            range("192.0.0.0/24", "a reserved address"),
            range("192.0.2.0/24", "an address for documentation"),
            range("192.88.99.0/24", "a tunnel address"),
            range("192.168.0.0/16", "a private address"),
            range("198.18.0.0/15", "an address for benchmarks"),
            range("198.51.100.0/24", "an address for documentation"),
            range("203.0.113.0/24", "an address for documentation"),
            range("224.0.0.0/4", "a multicast address"),
            range("255.255.255.255/32", "the broadcast address"),
            range("240.0.0.0/4", "a reserved address"));

    /// Not public in IPv6.
    private static final List<Range> CLOSED_IPV6 = List.of(
            range("::/128", "an unspecified address"),
            range("::1/128", "a loopback address"),
            range("fe80::/10", "a link-local address"),
            range("fc00::/7", "a private address"),
            range("ff00::/8", "a multicast address"),
            range("2001:db8::/32", "an address for documentation"),
            range("3fff::/20", "an address for documentation"),
            range("2002::/16", "a tunnel address"),
            range("2001::/32", "a tunnel address"),
            range("2001::/23", "a reserved address"));

    private static final IPAddress GLOBAL_UNICAST = block("2000::/3");
    private static final IPAddress NAT64 = block("64:ff9b::/96");

    // No forms that one program reads as a name and another as an address: 127.1, 0x7f.1, 2130706433, 010.0.0.1, zones.
    private static final IPAddressStringParameters CANONICAL = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowPrefix(false)
            .allowMask(false)
            .allowWildcardedSeparator(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .allow_inet_aton(false)
            .getIPv4AddressParametersBuilder()
            .allowBinary(false)
            .allowLeadingZeros(false)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowBinary(false)
            .allowBase85(false)
            .allowZone(false)
            .getParentBuilder()
            .toParams();

    private PublicAddresses() {}

    /// What an address is that keeps it from being reached, such as `a private address`; empty for a public one.
    static Optional<String> objection(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == 4
                ? objection(new IPv4Address(bytes))
                : objection(ipv6(bytes)).or(() -> ownMachine(address));
    }

    /// Whether a host is meant as an address and must not be looked up as a name.
    static boolean isLiteral(String host) {
        var lastLabel = host.substring(host.lastIndexOf('.') + 1);
        return host.startsWith("[") || lastLabel.matches("[0-9]+|0x[0-9a-f]*");
    }

    /// Reads an address in its usual form, an IPv6 one in brackets; empty for every other form.
    static Optional<InetAddress> parse(String literal) {
        var bare =
                literal.startsWith("[") && literal.endsWith("]") ? literal.substring(1, literal.length() - 1) : literal;
        return Optional.ofNullable(new IPAddressString(bare, CANONICAL).getAddress())
                .map(IPAddress::toInetAddress);
    }

    private static Optional<String> objection(IPv4Address address) {
        return among(CLOSED, address).or(() -> ownMachine(address.toInetAddress()));
    }

    private static Optional<String> objection(IPv6Address address) {
        if (address.isIPv4Mapped() || NAT64.contains(address)) {
            return objection(address.getEmbeddedIPv4Address());
        }
        var closed = among(CLOSED_IPV6, address);
        return closed.isPresent() || GLOBAL_UNICAST.contains(address) ? closed : Optional.of("a reserved address");
    }

    private static Optional<String> among(List<Range> ranges, IPAddress address) {
        return ranges.stream()
                .filter(range -> range.block.contains(address))
                .map(Range::what)
                .findFirst();
    }

    // A machine on the open network has a public address too, and what listens there is the product itself.
    private static Optional<String> ownMachine(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) == null
                    ? Optional.empty()
                    : Optional.of("an address of Portolan itself");
        } catch (SocketException _) {
            return Optional.of("an address that could not be checked");
        }
    }

    private static IPv6Address ipv6(byte[] bytes) {
        try {
            return new IPv6Address(bytes);
        } catch (AddressValueException e) {
            throw new IllegalStateException("not 16 bytes: " + Arrays.toString(bytes), e);
        }
    }

    private static Range range(String block, String what) {
        return new Range(block(block), what);
    }

    private static IPAddress block(String text) {
        return new IPAddressString(text).getAddress().toPrefixBlock();
    }

    private record Range(IPAddress block, String what) {}
}
