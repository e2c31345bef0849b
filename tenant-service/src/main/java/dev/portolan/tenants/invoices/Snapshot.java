package dev.portolan.tenants.invoices;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portolan.streams.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every fact that stands on an issued invoice. Its JSON is kept to the byte.
///
/// @param zone whose days the invoice shows, as IANA names it
/// @param creditOf number of the invoice that a credit note is about
/// @param reason of a credit note
@JsonInclude(JsonInclude.Include.NON_NULL)
record Snapshot(
        Invoice invoice,
        Provider provider,
        String zone,
        @Nullable String creditOf,
        @Nullable String reason) {

    String json() {
        return new String(Json.write(this), StandardCharsets.UTF_8);
    }

    /// @return SHA-256 in lower case hex
    static String hash(String json) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Who sent it, as it was then.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Provider(
            String name,
            List<String> address,
            @Nullable String taxId,
            @Nullable String email,
            List<String> payTo) {
        Provider {
            address = List.copyOf(address);
            payTo = List.copyOf(payTo);
        }

        static Provider of(InvoiceConfig.Provider config) {
            return new Provider(
                    config.name(),
                    config.address().orElse(List.of()),
                    config.taxId().orElse(null),
                    config.email().orElse(null),
                    config.payTo().orElse(List.of()));
        }
    }
}
