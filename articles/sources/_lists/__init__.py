"""Lists of sources as files: reading a file, and planning its import. Pure: no table and no request.

Reading (`decoding`, `reading`, `columns`, `cells`) gives lines, matching finds their records, planning
decides.
"""
