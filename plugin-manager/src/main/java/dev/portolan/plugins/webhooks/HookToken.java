package dev.portolan.plugins.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// The part of an address that nobody can guess: 256 random bits.
record HookToken(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static HookToken random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new HookToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// By which it is found.
    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "HookToken[…]";
    }
}
