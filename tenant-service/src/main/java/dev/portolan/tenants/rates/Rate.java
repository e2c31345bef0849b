package dev.portolan.tenants.rates;

import java.time.Duration;

/// How often something may be done.
///
/// @param act what is counted, for example `signup`
/// @param most times within the window; 0 means any number
/// @param told to whoever comes too often
public record Rate(String act, int most, Duration window, String told) {}
