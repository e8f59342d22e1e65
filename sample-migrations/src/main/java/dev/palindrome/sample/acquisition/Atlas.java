package dev.palindrome.sample.acquisition;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Length;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/** The overview image of a whole grid, stitched from tiles. */
@Entity
@Table(name = "atlas")
public class Atlas {
    @Id
    private UUID id;

    @OneToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "grid_id", foreignKey = @ForeignKey(name = "fk_atlas_grid"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Grid grid;

    @Column(nullable = false)
    private String name;

    @Column(name = "acquisition_datetime", columnDefinition = "timestamptz")
    private @Nullable Instant acquisitionDatetime;

    @Column(name = "storage_folder", length = Length.LONG32)
    private @Nullable String storageFolder;

    /** For the persistence provider. */
    protected Atlas() {}

    /** The atlas of a grid. */
    public Atlas(UUID id, Grid grid, String name) {
        this.id = id;
        this.grid = grid;
        this.name = name;
    }

    public UUID id() {
        return id;
    }

    public Grid grid() {
        return grid;
    }
}
