package dev.palindrome.model.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;

/** Something that was bought. */
@Entity
@Table(name = "purchase", indexes = @Index(name = "idx_purchase_made_at", columnList = "made_at"))
@SuppressWarnings({"unused", "NullAway.Init"})
public class Purchase {
    /** How far it has come. */
    public enum State {
        OPEN,
        PAID,
        SENT
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false, length = 40)
    private String reference;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    private State state;

    @Column(name = "made_at", nullable = false)
    private Instant madeAt;
}
