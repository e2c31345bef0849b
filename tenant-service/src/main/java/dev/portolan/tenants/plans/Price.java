package dev.portolan.tenants.plans;

/// What a plan costs, in minor units of `currency`, without tax.
///
/// @param currency ISO 4217
/// @param month for a month
/// @param seat for a month and each seat over `includedSeats`
/// @param invocations for each 10,000 plugin invocations begun over `includedInvocations` of a month
public record Price(
        String currency, long month, long includedSeats, long seat, long includedInvocations, long invocations) {
    public static final long INVOCATION_BLOCK = 10_000;
}
