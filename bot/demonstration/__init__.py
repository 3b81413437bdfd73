"""The demonstration district: sample people and sample figures, marked as sample wherever they stand."""
