export declare const REPORT_SCRIPT: string;
export declare const SITE_SCRIPT: string;
export declare const STYLE: string;
