package dev.portolan.kernel.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.0.0.0                    | an unspecified address
            0.1.2.3                    | an unspecified address
            10.0.0.1                   | a private address
            10.255.255.255             | a private address
            100.64.0.1                 | a provider's internal address
            100.100.100.200            | a provider's internal address
            100.127.255.255            | a provider's internal address
            127.0.0.1                  | a loopback address
            127.255.255.254            | a loopback address
            168.63.129.16              | a cloud's internal address
            169.254.169.254            | a link-local address
            172.16.0.1                 | a private address
            172.31.255.255             | a private address
            192.0.0.192                | a reserved address
            192.0.2.1                  | an address for documentation
            192.88.99.1                | a tunnel address
            192.168.1.1                | a private address
            198.18.0.1                 | an address for benchmarks
            198.19.255.255             | an address for benchmarks
            198.51.100.7               | an address for documentation
            203.0.113.9                | an address for documentation
            224.0.0.1                  | a multicast address
            239.255.255.250            | a multicast address
            240.0.0.1                  | a reserved address
            255.255.255.255            | the broadcast address
            ::                         | an unspecified address
            ::1                        | a loopback address
            ::7f00:1                   | a reserved address
            ::ffff:127.0.0.1           | a loopback address
            ::ffff:10.1.2.3            | a private address
            ::ffff:0:10.1.2.3          | a reserved address
            64:ff9b::127.0.0.1         | a loopback address
            64:ff9b::169.254.169.254   | a link-local address
            64:ff9b:1::10.0.0.1        | a reserved address
            100::1                     | a reserved address
            2001::1                    | a tunnel address
            2001:2::1                  | a reserved address
            2001:10::1                 | a reserved address
            2001:db8::1                | an address for documentation
            2002:7f00:1::              | a tunnel address
            2002:a00:1::1              | a tunnel address
            3fff::1                    | an address for documentation
            4000::1                    | a reserved address
            5f00::1                    | a reserved address
            fc00::1                    | a private address
            fd00:ec2::254              | a private address
            fe80::1                    | a link-local address
            fec0::1                    | a reserved address
            ff02::1                    | a multicast address
            """)
    void onlyPublicAddressesPass(String address, String objection) throws UnknownHostException {
        assertThat(PublicAddresses.objection(InetAddress.getByName(address))).hasValue(objection);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.255.255",
                "172.32.0.1",
                "192.0.1.1",
                "198.17.255.255",
                "198.20.0.1",
                "223.255.255.254",
                "2606:4700:4700::1111",
                "2a00:1450:4001::200e",
                "64:ff9b::1.1.1.1",
                "::ffff:1.1.1.1"
            })
    void publicAddressesAreReached(String address) throws UnknownHostException {
        assertThat(PublicAddresses.objection(InetAddress.getByName(address))).isEmpty();
    }

    @Test
    void aMappedAddressThatStayedIpv6IsReadAsIpv4() throws UnknownHostException {
        var mapped = new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};
        var address = Inet6Address.getByAddress("odd.test", mapped, 1);

        assertThat(PublicAddresses.objection(address)).hasValue("a loopback address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.1",
                "127.0.1",
                "2130706433",
                "0x7f.1",
                "0x7f000001",
                "0x7f.0x0.0x0.0x1",
                "0177.0.0.1",
                "010.0.0.1",
                "1.2.3.04",
                "256.1.1.1",
                "1.2.3.4.5",
                "1.2.*.4",
                "[fe80::1%1]",
                "[::1%eth0]",
                "[::127.1]",
                "[1.1.1.1.1]",
                "[::/0]",
                "[]"
            })
    void oddFormsAreLiteralsThatDoNotParse(String host) {
        assertThat(PublicAddresses.isLiteral(host)).isTrue();
        assertThat(PublicAddresses.parse(host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"status.acme.test", "localhost", "1e100.test", "0x7f.acme.test", "127.0.0.1.acme.test"})
    void namesAreLookedUp(String host) {
        assertThat(PublicAddresses.isLiteral(host)).isFalse();
    }
}
