package dev.portolan.kernel.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutageTest {
    static Stream<Throwable> passing() {
        return Stream.of(
                new SQLException("connection refused", "08001"),
                new SQLException("terminating connection", "57P01"),
                new SQLException("Sorry, acquisition timeout!"),
                new SQLException("Acquisition timeout while waiting for new connection"),
                new SQLTransientConnectionException("away"),
                new IllegalStateException("observer", new RuntimeException(new SQLException("broken pipe", "08006"))));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void whatPassesByItselfIsAnOutage(Throwable failure) {
        assertThat(Outage.isBehind(failure)).isTrue();
    }

    @Test
    void whatHasToBeMendedIsNone() {
        assertThat(Outage.isBehind(new SQLException("duplicate key", "23505"))).isFalse();
        assertThat(Outage.isBehind(new IllegalStateException("a bug"))).isFalse();
        var loop = new RuntimeException();
        loop.initCause(new RuntimeException(loop));
        assertThat(Outage.isBehind(loop)).isFalse();
    }
}
