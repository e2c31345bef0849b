package dev.portolan.tenants.invoices;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Settings under `portolan.invoices`.
@ConfigMapping(prefix = "portolan.invoices")
public interface InvoiceConfig {
    /// From the issue of an invoice until it is due.
    @WithDefault("14d")
    Duration paymentTerm();

    /// Begins the numbers of invoices, before the year.
    @WithDefault("PTL")
    String series();

    /// Begins the numbers of credit notes, before the year.
    @WithDefault("PTC")
    String creditSeries();

    /// Whether each month's run begins by itself, once the month is over everywhere.
    @WithDefault("true")
    boolean automatic();

    /// Tenants that a run looks up at once; 1 to 1000.
    @WithDefault("100")
    @Min(1)
    @Max(1000)
    int batch();

    /// After how long a run that says nothing is taken over by another process; longer than one tenant takes.
    @WithDefault("60s")
    Duration lease();

    /// How often a process looks for a run to work on.
    @WithDefault("2s")
    Duration poll();

    /// Who sends the invoices, as it stands on them.
    Provider provider();

    /// The sender's block.
    interface Provider {
        @WithDefault("Portolan")
        String name();

        /// Lines of the address.
        Optional<List<String>> address();

        /// Tax or VAT number.
        Optional<String> taxId();

        /// Where questions about an invoice go.
        Optional<String> email();

        /// Lines that say how to pay, such as the bank account.
        Optional<List<String>> payTo();
    }
}
