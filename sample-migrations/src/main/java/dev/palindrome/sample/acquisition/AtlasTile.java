package dev.palindrome.sample.acquisition;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.UUID;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/** One image of the mosaic that makes an atlas. */
@Entity
@Table(
        name = "atlas_tile",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_atlas_tile_atlas_natural_id",
                        columnNames = {"atlas_id", "natural_id"}))
public class AtlasTile {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "atlas_id", foreignKey = @ForeignKey(name = "fk_atlas_tile_atlas"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Atlas atlas;

    @Column(name = "natural_id", nullable = false, length = 64)
    private String naturalId;

    @Column(name = "tile_position_x")
    private @Nullable Integer tilePositionX;

    @Column(name = "tile_position_y")
    private @Nullable Integer tilePositionY;

    @Column(name = "size_x")
    private @Nullable Integer sizeX;

    @Column(name = "size_y")
    private @Nullable Integer sizeY;

    /** For the persistence provider. */
    protected AtlasTile() {}

    /** A tile of an atlas. */
    public AtlasTile(UUID id, Atlas atlas, String naturalId) {
        this.id = id;
        this.atlas = atlas;
        this.naturalId = naturalId;
    }

    public UUID id() {
        return id;
    }

    public Atlas atlas() {
        return atlas;
    }
}
