package dev.portolan.ui.clients;

/// Gives the bearer token of a call.
public interface TokenSource {
    /// Calls without a token, for public addresses.
    TokenSource NONE = new Fixed("");

    /// A token that is valid for some seconds more; empty for none. May call another service.
    String current();

    /// A fresh token, after a service refused the current one as outdated.
    String renewed();

    /// One token that cannot be renewed.
    record Fixed(String current) implements TokenSource {
        @Override
        public String renewed() {
            return current;
        }
    }
}
