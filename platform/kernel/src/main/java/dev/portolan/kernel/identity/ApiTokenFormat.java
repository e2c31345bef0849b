package dev.portolan.kernel.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/// How API tokens look: `ptl_`, 30 random letters and digits (178 bits), and 6 more that carry the CRC-32 of those 30.
/// The prefix lets scanners find a leaked token; the checksum lets a mistyped one be refused without asking anybody.
public final class ApiTokenFormat {
    public static final String PREFIX = "ptl_";

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_DIGITS = 30;
    private static final int CHECK_DIGITS = 6;
    private static final int LENGTH = PREFIX.length() + RANDOM_DIGITS + CHECK_DIGITS;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ApiTokenFormat() {}

    /// Makes a new token.
    public static String next() {
        var text = new StringBuilder(LENGTH).append(PREFIX);
        for (var i = 0; i < RANDOM_DIGITS; i++) {
            text.append(DIGITS.charAt(RANDOM.nextInt(DIGITS.length())));
        }
        return text.append(checksum(text.substring(PREFIX.length()))).toString();
    }

    /// Whether a bearer means to be an API token.
    public static boolean hasPrefix(String bearer) {
        return bearer.startsWith(PREFIX);
    }

    /// Whether this is an API token by its form: prefix, length and checksum.
    public static boolean isWellFormed(String text) {
        if (text.length() != LENGTH || !hasPrefix(text)) {
            return false;
        }
        var random = text.substring(PREFIX.length(), LENGTH - CHECK_DIGITS);
        return text.endsWith(checksum(random));
    }

    /// SHA-256, under which a token is stored and kept; its 178 random bits need no salt.
    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String checksum(String random) {
        var crc = new CRC32();
        crc.update(random.getBytes(StandardCharsets.UTF_8));
        var rest = crc.getValue();
        var digits = new char[CHECK_DIGITS];
        for (var i = CHECK_DIGITS - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }
}
