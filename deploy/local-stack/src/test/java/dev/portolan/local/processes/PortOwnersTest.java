package dev.portolan.local.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortOwnersTest {
    @Test
    void aTakenPortIsNamedWithItsHolder() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(PortOwners.holder(socket.getLocalPort()))
                    .hasValueSatisfying(holder -> assertThat(holder)
                            .startsWith("process " + ProcessHandle.current().pid() + " (")
                            .contains("java"));
        }
    }

    @Test
    void aFreePortHasNoHolder() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        assertThat(PortOwners.holder(port)).isEmpty();
    }

    @Test
    void onlyListeningSocketsOfThePortCount() {
        var table = List.of(
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
                "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0 100",
                "   1: 0100007F:1F90 0100007F:A000 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0 100",
                "   2: 0100007F:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1 0 100");

        assertThat(ProcSockets.sockets(table, 8080)).containsExactly("socket:[4711]");
    }

    @Test
    void readsWhatLsofPrints() {
        assertThat(OpenFilesTool.pid("p812\nf23\n")).contains(812L);
        assertThat(OpenFilesTool.pid("")).isEmpty();
    }
}
