package dev.portolan.tenants.signups;

import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CrossTenant;
import io.agroal.api.AgroalDataSource;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/// Limits sign-ups by network address, for all processes together.
@ApplicationScoped
@CrossTenant("an address belongs to nobody's tenant")
class SignupLimits {
    private static final int SWEPT_AT_ONCE = 1000;
    /// An IPv6 customer has a /64 at least.
    private static final int IPV6_PREFIX_BYTES = 8;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;
    private final SignupConfig config;

    SignupLimits(@DataSource("cross") AgroalDataSource database, SignupConfig config) {
        this.config = config;
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .table("bucket")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build();
    }

    /// Counts one sign-up.
    ///
    /// @param address in numbers, as the connection or a trusted proxy has it
    /// @throws ProblemException `too-many-requests`
    void admit(String address) {
        if (config.perAddress() == 0) {
            return;
        }
        var probe = buckets.builder().build(key(address), this::limit).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw ProblemException.retryAfter(
                    Common.TOO_MANY_REQUESTS,
                    "Too many sign-ups from your network. Please try again later.",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    void sweep() {
        var _ = buckets.removeExpired(SWEPT_AT_ONCE);
    }

    private BucketConfiguration limit() {
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(config.perAddress())
                        .refillGreedy(config.perAddress(), config.window())
                        .build())
                .build();
    }

    // A hash, since an address may be a person's.
    private static String key(String address) {
        return "signup:" + HexFormat.of().formatHex(Code.hash(network(address)));
    }

    static String network(String address) {
        try {
            var parsed = InetAddress.ofLiteral(address);
            var bytes = parsed.getAddress();
            return HexFormat.of()
                    .formatHex(parsed instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_PREFIX_BYTES) : bytes);
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
