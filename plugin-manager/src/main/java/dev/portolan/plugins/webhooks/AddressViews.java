package dev.portolan.plugins.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How addresses are shown.
final class AddressViews {
    private AddressViews() {}

    record Addresses(List<Item> items) {
        Addresses {
            items = List.copyOf(items);
        }
    }

    /// @param address to be given to whoever is to call; a secret by itself
    /// @param signature how callers prove themselves; absent when the address is all that they need
    /// @param lastAt when it was called last by somebody who may
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String publisher,
            String plugin,
            String extension,
            String title,
            String address,
            @Nullable Proof signature,
            @Nullable Instant lastAt) {
        @Override
        public String toString() {
            return "Item[" + publisher + "/" + plugin + "/" + extension + "]";
        }
    }

    /// @param kind `hmac-sha256`, `token` or `standard`
    /// @param setting the secret setting that both sides know, such as `config.webhookSecret`
    /// @param set whether it is set; while it is not, every call is refused
    record Proof(String kind, String header, String setting, boolean set) {}
}
