"""Lists of sources as files: what a file says, and what importing it would do. Pure: no table and no request.

Reading (`decoding`, `reading`, `columns`, `cells`) gives lines, matching finds their records, planning
decides.
"""
