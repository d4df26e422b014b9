"""The published files in the hands of the clients that BI tools are built on, in the versions people really have."""
