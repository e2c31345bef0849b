package dev.portolan.tenants.rates;

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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/// Limits how often something is done, for all processes together. Not in a transaction: what is counted stays counted.
@ApplicationScoped
@CrossTenant("an address belongs to nobody's tenant")
public class RateLimitService {
    private static final int SWEPT_AT_ONCE = 1000;
    /// An IPv6 customer has a /64 at least.
    private static final int IPV6_PREFIX_BYTES = 8;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;

    RateLimitService(@DataSource("cross") AgroalDataSource database) {
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

    /// Counts one act from a network: an IPv4 address, or the /64 that an IPv6 customer has at least.
    ///
    /// @param address in numbers, as the connection or a trusted proxy has it
    /// @throws ProblemException `too-many-requests`
    public void admitAddress(String address, Rate rate) {
        admit(network(address), rate);
    }

    /// Counts one act.
    ///
    /// @param whose kept as a hash only, since it may be a person's
    /// @throws ProblemException `too-many-requests`
    public void admit(String whose, Rate rate) {
        if (rate.most() == 0) {
            return;
        }
        var probe = buckets.builder()
                .build(rate.act() + ":" + hash(whose), () -> limit(rate))
                .tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw ProblemException.retryAfter(
                    Common.TOO_MANY_REQUESTS, rate.told(), Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /// Forgets what has refilled.
    public void sweep() {
        var _ = buckets.removeExpired(SWEPT_AT_ONCE);
    }

    private static BucketConfiguration limit(Rate rate) {
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(rate.most())
                        .refillGreedy(rate.most(), rate.window())
                        .build())
                .build();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
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
